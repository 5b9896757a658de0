// What an operator has to put right before the program can start: one sentence that says exactly what to do.
// It is printed as it stands, without a stack. It must never carry a password, a token or anything a person wrote.

const SETUP_FAULT = 'SetupFault';

/** Builds the fault; `message` is one line for the operator. */
export function setupFault(message: string): Error {
  const fault = new Error(message);
  fault.name = SETUP_FAULT;
  return fault;
}

/** Tells what the operator can put right from a mistake of ours. */
export const isSetupFault = (error: unknown): error is Error => error instanceof Error && error.name === SETUP_FAULT;
