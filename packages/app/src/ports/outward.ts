/** A mail, plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same however often it is sent: who gets it twice sees that it is one. */
  readonly id: string;
}

/** A call to another system. */
export interface SignedCall {
  readonly url: string;
  readonly body: string;
  /** The same however often it is sent. */
  readonly id: string;
  /** Key of its signature, as the receiver knows it. */
  readonly key: string;
}

/** The ways out of the system. A way that is not set up is absent. */
export interface Outward {
  readonly mail?: (mail: Mail) => Promise<void>;
  readonly call?: (call: SignedCall) => Promise<void>;
  /** Opens a sealed key. */
  readonly open: (sealed: string) => string;
}
