/** An emergency recognised in a message, before any retrieval or model. */
export interface SafetyHit {
  /** Entry of knowledge/safety.yaml: domestic-violence, suicide, … */
  id: string;
  label: string;
  script: string;
  numbers: { number: string; name: string }[];
  mediationAllowed: boolean;
  /** What set it off, for the log. */
  evidence: string[];
}

/** Pure and fast (< 1 ms): `earlier` are the resident's earlier messages of the consultation, oldest first. */
export type SafetyCheck = (text: string, earlier: readonly string[]) => SafetyHit | undefined;
