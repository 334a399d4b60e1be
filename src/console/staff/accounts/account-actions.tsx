import { App, Button } from 'antd';
import type { AccountRow, OneTimePassword } from '../../../contracts/console/accounts.ts';
import { useSigned } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { useSure } from '../shared/use-sure.ts';
import { text } from './text.ts';

/** What can be done about a person's way in. What takes something away is asked about first. */
export function AccountActions({
  row,
  onDone,
  onOnce,
}: {
  row: AccountRow;
  onDone: () => void;
  onOnce: (password: OneTimePassword) => void;
}) {
  const { me, api } = useSigned();
  const { message } = App.useApp();
  const sure = useSure();
  const { busy, act } = useAct();
  const path = `/accounts/${encodeURIComponent(row.person)}`;
  const oneTime = (send: () => Promise<OneTimePassword>) =>
    act(async () => {
      onOnce(await send());
      onDone();
    });
  const setDisabled = (disabled: boolean) =>
    act(async () => {
      await api.put(`${path}/disabled`, { disabled });
      message.success(disabled ? text.disabled : text.enabled);
      onDone();
    });

  if (!row.account) {
    return (
      <Button
        type="primary"
        size="small"
        loading={busy}
        onClick={() => void oneTime(() => api.post<OneTimePassword>('/accounts', { person: row.person }))}
      >
        {text.create}
      </Button>
    );
  }
  const { state } = row.account;
  return (
    <span className="row">
      {state !== 'gone' && (
        <Button
          size="small"
          loading={busy}
          onClick={() =>
            sure(text.sureReset, text.sureResetHint(row.name), text.reset, () =>
              oneTime(() => api.post<OneTimePassword>(`${path}/reset`)),
            )
          }
        >
          {text.reset}
        </Button>
      )}
      {state === 'disabled' ? (
        <Button size="small" loading={busy} onClick={() => void setDisabled(false)}>
          {text.enable}
        </Button>
      ) : (
        row.person !== me.person.id && (
          <Button
            size="small"
            danger
            loading={busy}
            onClick={() =>
              sure(text.sureDisable, text.sureDisableHint(row.name), text.disable, () => setDisabled(true))
            }
          >
            {text.disable}
          </Button>
        )
      )}
    </span>
  );
}
