import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { text } from '../shared/text.ts';

/** A page that fails leaves the menu standing. Give it the page as key: the next page starts clean. */
export class PageBoundary extends Component<{ children: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };
  static getDerivedStateFromError(error: Error) {
    return { error };
  }
  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    // After an update the old page's files are gone.
    const gone = /dynamically imported module|module script failed/i.test(error.message);
    return (
      <Result
        status={gone ? 'info' : 'warning'}
        title={gone ? text.fault.updated : text.fault.crashed}
        subTitle={gone ? undefined : text.fault.crashedHint}
        extra={
          <Button type="primary" onClick={() => location.reload()}>
            {text.fault.reload}
          </Button>
        }
      />
    );
  }
}
