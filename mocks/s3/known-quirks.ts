/** Where a server that speaks S3's protocol is known not to do as S3 does. Each is absent in S3 itself. */
export interface S3Quirks {
  /** Checksums of S3's newer kind are neither looked at nor kept; or requests that carry one are refused with 501. */
  readonly checksums?: 'ignored' | 'refused';
  /** ETags come without quotes, and a put on condition of one with quotes fails. */
  readonly bareETags?: boolean;
  /** Conditions of a put are not looked at; or refused with 501. */
  readonly putConditions?: 'ignored' | 'refused';
  /** Conditions of a completion are not looked at. */
  readonly completeConditions?: 'ignored';
  /** A conditional put that was right when it began, and lost against another, is answered 500 in place of 412; or overwrites. */
  readonly lostRaces?: 'InternalError' | 'accepted';
}
