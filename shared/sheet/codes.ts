import type { Raw } from './cell.ts';

/** A sheet keeps 15 digits of a number; of a longer one the rest reads 0. */
const EXACT = 1e15;

/** Whether a code typed as a number has lost its last digits. */
export const isRounded = (raw: Raw): boolean => typeof raw === 'number' && Math.abs(raw) >= EXACT;

/**
 * Whether a phone number read as a number may have lost the 0 it began with. Not a mobile number (11 digits from 13 on),
 * a 400 or 800 number, or a number without its area code; but 9 to 11 digits of any other kind.
 */
export const phoneLostZero = (raw: Raw): boolean => {
  const digits = String(raw);
  return typeof raw === 'number' && /^\d{9,11}$/.test(digits) && !/^1[3-9]/.test(digits) && !/^[48]00\d{7}$/.test(digits);
};

/** Whether a 工号 read as a number may have lost the 0 it began with: others begin with 0 and are longer. */
export const staffLostZero = (raw: Raw, padded: number): boolean => typeof raw === 'number' && /^\d+$/.test(String(raw)) && String(raw).length < padded;
