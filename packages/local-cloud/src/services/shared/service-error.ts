/** A failure that the emulated service reports to its caller under the name that AWS gives it. */
export class ServiceError extends Error {
  /** e.g. `ResourceNotFoundException` */
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = "ServiceError";
    this.code = code;
    this.status = status;
  }
}
