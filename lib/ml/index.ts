/** `epoch/ml`: what a cell may import. Small and pure; lessons build the rest themselves. */
export { sigmoid, sigmoidSlope } from './sigmoid.ts';
export { WORKED_EXAMPLE, forward, backward, update, train } from './backprop.ts';
export type { Network, Weights, Forward, Backward } from './backprop.ts';
export { weightedSum, step, decide, binaryRows, truthTable, RULES } from './perceptron.ts';
export type { Rule, TruthRow } from './perceptron.ts';
export { drawFruits } from './fruits.ts';
export type { Fruit } from './fruits.ts';
export { seededRandom } from '#lib/base/seeded-random.ts';
export type { SeededRandom } from '#lib/base/seeded-random.ts';
export { descend, lossesOf, OPTIMISERS } from './optimisers.ts';
export { SURFACES } from './surfaces.ts';
export { fitPolynomial, evaluatePolynomial, rmseOf } from './polynomial-fit.ts';
export type { Points } from './polynomial-fit.ts';
export { noisyWave, wave } from './noisy-wave.ts';
export { trainCurve, trainingSteps, curveRmse } from './curve-network.ts';
export type { CurveTraining, Predict, TrainingStep } from './curve-network.ts';
export { layerSizes } from './deep-network.ts';
export type { DeepSettings, LayerSizes } from './deep-network.ts';
