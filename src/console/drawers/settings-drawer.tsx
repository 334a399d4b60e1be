import type { Preferences, ThemeChoice } from '../shell/preferences.ts';
import { text } from '../text.ts';
import { SizeSwitch } from '../welcome/size-switch.tsx';
import { SideDrawer } from './side-drawer.tsx';

const words = text.settings;

export default function SettingsDrawer(props: {
  preferences: Preferences;
  open: boolean;
  close: () => void;
}) {
  const { preferences, open, close } = props;
  return (
    <SideDrawer title={words.title} open={open} close={close}>
      <h3>{words.size}</h3>
      <SizeSwitch size={preferences.size} choose={preferences.setSize} />
      <h3>{words.theme}</h3>
      <div className="choices" role="radiogroup" aria-label={words.theme}>
        {(Object.keys(words.themes) as ThemeChoice[]).map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name="theme"
              checked={preferences.theme === one}
              onChange={() => preferences.setTheme(one)}
            />
            {words.themes[one]}
          </label>
        ))}
      </div>
    </SideDrawer>
  );
}
