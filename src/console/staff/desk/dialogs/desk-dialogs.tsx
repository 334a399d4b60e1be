import { App } from 'antd';
import type { RefObject } from 'react';
import type { AlertSettings } from '../alerts/use-alert-settings.ts';
import type { Desk } from '../hooks/use-desk.ts';
import { KeysDialog } from '../keys/keys-dialog.tsx';
import type { Acts } from '../talk/use-acts.ts';
import type { ComposerHandle } from '../write/composer.tsx';
import { LawDrawer } from '../write/law-drawer.tsx';
import { Dialog } from './dialogs.tsx';
import { PassDialog } from './small-dialogs.tsx';
import type { Dialogs } from './use-dialogs.ts';

export function DeskDialogs(props: {
  dialogs: Dialogs;
  desk: Desk;
  now: number;
  acts: Acts;
  composer: RefObject<ComposerHandle | null>;
  settings: AlertSettings;
  change: (part: Partial<AlertSettings>) => void;
}) {
  const { dialogs, desk, now, acts, composer, settings, change } = props;
  const { message } = App.useApp();
  const { asked, ask, passing, pass } = dialogs;
  const { story } = desk.stories;
  return (
    <>
      {asked && story && (
        <Dialog
          name={asked}
          number={story.number}
          story={story}
          choices={desk.choices.data}
          now={now}
          close={() => ask(undefined)}
          post={(what, body) => acts.post(story.number, what, body)}
          done={(said) => {
            message.success(said);
            desk.changed(story.number);
          }}
        />
      )}
      {passing && (
        <PassDialog
          item={passing}
          reasons={desk.choices.data?.passReasons ?? []}
          close={() => pass(undefined)}
          run={(card, reason) => acts.pass(passing, card, reason)}
        />
      )}
      <LawDrawer
        asked={dialogs.law}
        close={dialogs.closeLaw}
        insert={story?.may.work ? (words) => composer.current?.insert(words) : undefined}
      />
      <KeysDialog
        open={dialogs.keysShown}
        close={() => dialogs.showKeys(false)}
        single={settings.singleKeys}
        setSingle={(singleKeys) => change({ singleKeys })}
      />
    </>
  );
}
