import { testCalculation } from '../testing/calculation.contract.ts';
import { calculationInPlace } from './calculation.ts';

testCalculation('in place', calculationInPlace, () => Promise.resolve());
