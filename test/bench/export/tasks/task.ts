/** What a task is given. */
export interface TaskInput {
  /** The prospects as Parquet, and some of them as lines of JSON. */
  readonly file: string;
  readonly records: string;
  readonly rows: number;
  /** Where the sink answers. */
  readonly endpoint: string;
  /** For files of its own. */
  readonly folder: string;
}

/** What came of it: bytes that were written, before whatever else it measures. */
export type TaskResult = Readonly<Record<string, number>> & { readonly bytes: number };

/** One way to do a job, run in a process of its own: first it gets ready, then the work is measured. */
export type Task = (input: TaskInput) => Work | Promise<Work>;

export type Work = () => Promise<TaskResult>;
