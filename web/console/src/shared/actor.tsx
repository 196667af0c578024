/** Who of the organisation did something: the name out of the ARN, which is there in full when pointed at. */
export function ActorOf({ arn }: { arn: string }) {
  return <span title={arn}>{actorName(arn)}</span>
}

/** 'arn:aws:iam::123456789012:user/Alice' is Alice, '…:root' is root; a name that is no ARN stays. */
export const actorName = (arn: string): string => (arn.startsWith('arn:') ? arn.slice(arn.lastIndexOf(':') + 1).replace(/^(?:user|assumed-role)\//, '') : arn)
