/** Each worker takes the next piece of work when it is done with the last; results are in the order of the work. */
export async function sharedOut<Worker, Work, Result>(
  workers: readonly Worker[],
  work: readonly Work[],
  run: (worker: Worker, one: Work) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = work.entries();
  const takeTurns = async (worker: Worker) => {
    for (const [at, one] of rest) results[at] = await run(worker, one);
  };
  await Promise.all(workers.map(takeTurns));
  return results;
}
