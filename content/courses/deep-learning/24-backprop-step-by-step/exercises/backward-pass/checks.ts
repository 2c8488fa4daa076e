import { checks, type Expect } from 'epoch/checks';

/** The network of the lesson; weights as [inputs, neurons]. */
const LESSON = [[0.05, 0.1], [0.01, 0.99], [[0.15, 0.25], [0.2, 0.3]], [0.35, 0.35], [[0.4, 0.5], [0.45, 0.55]], [0.6, 0.6]] as const;

interface Gradients {
  readonly W1: number[][];
  readonly b1: number[];
  readonly W2: number[][];
  readonly b2: number[];
}
const isRecordOfGradients = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ['W1', 'b1', 'W2', 'b2'].every((name) => name in value);

export default checks(({ learner, check }) => {
  const gradients = async (expect: Expect): Promise<Gradients> => {
    const got = await learner.call('backward', ...LESSON);
    expect(got).toSatisfy(isRecordOfGradients, 'a record { W1, b1, W2, b2 }');
    return got as unknown as Gradients;
  };

  const shapes = check('every gradient has the shape of its weights', { points: 1, rule: 'W1 and W2 are 2 × 2 here, b1 and b2 have two numbers each.' }, async ({ expect }) => {
    const g = await gradients(expect);
    expect(g.W1, 'W1').toHaveShape([2, 2]);
    expect(g.b1, 'b1').toHaveShape([2]);
    expect(g.W2, 'W2').toHaveShape([2, 2]);
    expect(g.b2, 'b2').toHaveShape([2]);
  });

  check('the output weights of the lesson', { points: 1, rule: 'W2[j][k] gets h_j · δ_k. These are ∂E/∂w₅ … ∂E/∂w₈.', after: [shapes] }, async ({ expect }) => {
    expect((await gradients(expect)).W2, 'W2').toBeCloseTo([[0.082167041, -0.02260254], [0.082667628, -0.022740242]], { within: 1e-8 });
  });

  check('the hidden weights of the lesson', { points: 2, rule: 'W1[i][j] gets x_i · δ_j, where δ_j collects what comes back from all outputs. These are ∂E/∂w₁ … ∂E/∂w₄.', after: [shapes] }, async ({ expect }) => {
    expect((await gradients(expect)).W1, 'W1').toBeCloseTo([[0.000438568, 0.000497713], [0.000877135, 0.000995425]], { within: 1e-8 });
  });
});
