import { useEffect, useState } from 'react';

/** Whether the same task is open in another window of this browser. */
export function useOtherWindow(taskId: string): boolean {
  const [other, setOther] = useState(false);
  useEffect(() => {
    const channel = new BroadcastChannel(`paatospolku.task.${taskId}`);
    channel.onmessage = ({ data }) => {
      setOther(data !== 'gone');
      if (data === 'here') channel.postMessage('also');
    };
    channel.postMessage('here');
    return () => {
      channel.postMessage('gone');
      channel.close();
    };
  }, [taskId]);
  return other;
}
