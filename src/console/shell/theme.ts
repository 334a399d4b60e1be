import { type ThemeConfig, theme } from 'antd';
import { calm } from './calm.ts';
import { SIZES, type TextSize } from './preferences.ts';

/** antd in the page's own colours and type. The colours are those of styles/base.css. */
export function antdTheme(dark: boolean, size: TextSize): ThemeConfig {
  const fontSize = SIZES[size];
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#1b7d8f' : '#0b5c6b',
      colorBgBase: dark ? '#12191b' : '#ffffff',
      colorError: dark ? '#c9372e' : '#b3261e',
      fontSize,
      controlHeight: Math.round(fontSize * 2.35),
      controlHeightLG: Math.round(fontSize * 2.6),
      borderRadius: 8,
      fontFamily: 'inherit',
      motion: !calm(),
    },
    components: { Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none' } },
  };
}
