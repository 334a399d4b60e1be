import type { Citation } from '../../contracts/answer.ts';
import type { ReplyBody } from '../../contracts/reply.ts';
import { AnswerCard } from './answer-card.tsx';
import { ConsultationList } from './consultation-list.tsx';
import { EmergencyCard } from './emergency-card.tsx';
import { FileCard } from './file-card.tsx';
import { ArticleTexts } from './opened-article.tsx';
import { RichText } from './rich-text.tsx';

export function ReplyView(props: {
  body: ReplyBody;
  open: (citation: Citation) => void;
  press: (action: string, label: string) => void;
}) {
  const { body, open, press } = props;
  switch (body.type) {
    case 'text':
    case 'question':
      return (
        <div className="words pre">
          <RichText>{body.text}</RichText>
        </div>
      );
    case 'answer':
      return <AnswerCard answer={body.answer} open={open} press={press} />;
    case 'emergency':
      return <EmergencyCard body={body} />;
    case 'articles':
      return (
        <div className="words articles">
          <ArticleTexts articles={body.articles} />
        </div>
      );
    case 'consultations':
      return <ConsultationList items={body.items} />;
    case 'relay':
      return (
        <div className="words pre">
          <strong>{body.header}</strong>
          {'\n'}
          {body.quoted && <blockquote>{body.quoted}</blockquote>}
          <RichText>{body.text}</RichText>
        </div>
      );
    case 'file':
      return <FileCard file={body} />;
  }
}
