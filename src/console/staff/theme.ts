import type { ThemeConfig } from 'antd';
import { calm } from '../shell/calm.ts';

/** antd in the colours of styles/index.css: quiet ground, one colour that means "press here". */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b5c6b',
    colorInfo: '#0b5c6b',
    colorLink: '#0b5c6b',
    colorError: '#b3261e',
    colorSuccess: '#1d6b3c',
    colorWarning: '#b26a00',
    // Those antd would derive from such dark colours are grey.
    colorInfoBg: '#e4f1f3',
    colorInfoBorder: '#a9ced4',
    colorSuccessBg: '#e9f4ed',
    colorSuccessBorder: '#a8d1b7',
    colorWarningBg: '#fff6e0',
    colorWarningBorder: '#e6bd6a',
    colorErrorBg: '#fdeceb',
    colorErrorBorder: '#eab0ac',
    colorText: '#1a2528',
    colorTextSecondary: '#506068',
    colorBorder: '#c9d3d7',
    colorBorderSecondary: '#e1e7ea',
    colorBgLayout: '#f3f6f7',
    borderRadius: 6,
    fontSize: 15,
    controlHeight: 36,
    fontFamily: 'inherit',
    motion: !calm(),
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Menu: {
      itemBg: 'transparent',
      itemSelectedBg: '#e4f1f3',
      itemSelectedColor: '#083f4a',
      itemHeight: 42,
      iconSize: 17,
      activeBarBorderWidth: 0,
    },
    Table: { headerBg: '#f3f6f7', headerColor: '#506068', cellPaddingBlock: 12 },
  },
};
