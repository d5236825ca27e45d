/** The same answer, though whoever was asked may not heed the signal. @throws the signal's reason */
export async function unlessAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { signal: over.signal });
  });
  return Promise.race([answer, aborted]).finally(() => over.abort());
}
