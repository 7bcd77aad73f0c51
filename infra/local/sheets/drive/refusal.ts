import { ApiError } from '../failure.ts';

/** Drive's 400 for a parameter that cannot be used. https://developers.google.com/workspace/drive/api/guides/handle-errors */
export const driveInvalid = (location: string, message = 'Invalid Value'): ApiError =>
  new ApiError(400, 'INVALID_ARGUMENT', message, [{ locationType: 'parameter', location }]);
