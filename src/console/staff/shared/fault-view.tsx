import { Button, Result } from 'antd';
import type { ApiFault } from './api.ts';
import { BASE, go } from './place.tsx';
import { text } from './text.ts';

/** In the place of what could not be shown: what happened, and what to press. */
export function FaultView({ fault, again }: { fault: ApiFault; again?: () => void }) {
  const words = text.fault;
  if (fault.code === 'forbidden') {
    return <Result status="info" title={words.forbidden} subTitle={fault.message || words.forbiddenHint} />;
  }
  if (fault.code === 'not-found') return <NotFoundView why={fault.message} />;
  return (
    <Result
      status="warning"
      title={words.title}
      subTitle={fault.message}
      extra={
        again && (
          <Button type="primary" onClick={again}>
            {words.again}
          </Button>
        )
      }
    />
  );
}

export function NotFoundView({ why }: { why?: string }) {
  return (
    <Result
      status="info"
      title={text.fault.notFound}
      subTitle={why || text.fault.notFoundHint}
      extra={<Button onClick={() => go(BASE)}>{text.fault.home}</Button>}
    />
  );
}
