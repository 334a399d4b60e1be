import { Button, Tag } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../../contracts/console/mediation.ts';
import type { Particulars } from '../../../contracts/mediation-command.ts';
import { momentOf } from '../shared/times.ts';
import { Ask } from './ask.tsx';
import { ExtensionWord } from './extension-word.tsx';
import { type Invitation, InvitationDialog, invitationOf } from './invitation-dialog.tsx';
import { OnPaper } from './on-paper.tsx';
import { ParticularsFields, particularsOf } from './particulars-fields.tsx';
import { nameOf, text } from './text.ts';
import type { Case } from './use-case.ts';

const words = text.parties;
type Party = CaseView['file'][number];
const CONSENT = { asked: 'gold', given: 'green', refused: 'red' } as const;
const FIELDS = ['sex', 'age', 'ethnicity', 'occupation', 'contact', 'address', 'representative'] as const;

/** What it is about, and the sides: who they are, whether they are here, whether they want it. */
export function PartiesTab({ found }: { found: Case }) {
  const { view, can, give, busy } = found;
  const [editing, setEditing] = useState<Party>();
  const [invitation, setInvitation] = useState<Invitation>();
  const invite = async (party: Party) => {
    const done = await give({ type: 'invite', party: party.position });
    if (done) setInvitation(invitationOf(nameOf(party), done.replies));
  };
  return (
    <>
      <h2 className="section-head">{text.facts.story}</h2>
      <p className="story-words">{view.facts || text.facts.erased}</p>
      <h2 className="section-head">{text.facts.claims}</h2>
      <p className="story-words">{view.claims || text.facts.erased}</p>
      <h2 className="section-head">{words.title}</h2>
      <ul className="parties">
        {view.file.map((party) => {
          const invited = view.history.findLast(
            ({ event, why }) => event === 'invite' && why === `第${party.position}位当事人`,
          );
          return (
            <li key={party.position} className={`party ${party.side}`}>
              <div className="party-head">
                <span>
                  <strong>{nameOf(party)}</strong>{' '}
                  <span className="muted small">{words.kind[party.kind]}</span>
                </span>
                <span className="row">
                  {party.consent ? (
                    <Tag color={CONSENT[party.consent]}>
                      {words.consent[party.consent]}
                      {party.consentAt && party.consent !== 'asked' ? ` · ${momentOf(party.consentAt)}` : ''}
                    </Tag>
                  ) : (
                    <Tag>{words.notAsked}</Tag>
                  )}
                  {!view.endedAt && <Tag>{party.here ? words.here : words.away}</Tag>}
                  {party.extensionOk && <Tag color="green">{words.extensionOk}</Tag>}
                </span>
              </div>
              <dl className="facts inline">
                {FIELDS.filter((field) => party[field] !== null).map((field) => (
                  <div key={field}>
                    <dt>{words.fields[field]}</dt>
                    <dd>{field === 'age' && party.age !== null ? words.years(party.age) : party[field]}</dd>
                  </div>
                ))}
              </dl>
              {!party.here && invited && <p className="muted small">{words.invited(momentOf(invited.at))}</p>}
              {(can('edit') ||
                (!party.here && (can('invite') || can('signed-on-paper') || can('extension-word')))) && (
                <div className="row">
                  {can('invite') && !party.here && (
                    <Button type="primary" loading={busy} onClick={() => void invite(party)}>
                      {invited ? words.inviteAgain : words.invite}
                    </Button>
                  )}
                  {view.state === 'inviting' && party.consent !== 'given' && (
                    <OnPaper found={found} party={party} what="consent" />
                  )}
                  <ExtensionWord found={found} party={party} />
                  {can('edit') && <Button onClick={() => setEditing(party)}>{words.edit}</Button>}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {editing && (
        <Ask<Particulars>
          open
          title={words.edit}
          okText={text.save}
          busy={busy}
          width={640}
          initial={initialOf(editing)}
          onClose={() => setEditing(undefined)}
          onGive={async (given) =>
            (await give(
              { type: 'edit', party: editing.position, particulars: particularsOf(given) },
              text.cases.done,
            )) !== undefined
          }
        >
          <ParticularsFields />
        </Ask>
      )}
      <InvitationDialog invitation={invitation} onClose={() => setInvitation(undefined)} />
    </>
  );
}

function initialOf({ kind, name, sex, ...rest }: Party): Partial<Particulars> {
  return {
    kind,
    name,
    ...(sex === '男' || sex === '女' ? { sex } : {}),
    ...(rest.age === null ? {} : { age: rest.age }),
    ...(rest.ethnicity === null ? {} : { ethnicity: rest.ethnicity }),
    ...(rest.occupation === null ? {} : { occupation: rest.occupation }),
    ...(rest.contact === null ? {} : { contact: rest.contact }),
    ...(rest.address === null ? {} : { address: rest.address }),
    ...(rest.representative === null ? {} : { representative: rest.representative }),
  };
}
