import { array, checks, float, int, vector, type Expect } from 'epoch/checks';
import { cutNetwork, gradientsByDifferences, isRecordOfGradients, type Gradients, type Network } from './reference.ts';

export default checks(({ learner, check, random }) => {
  const gradientsOf = async (network: Network, expect: Expect): Promise<Gradients> => {
    const got = await learner.call('backward', ...network);
    expect(got).toSatisfy(isRecordOfGradients, 'a record { W1, b1, W2, b2 }');
    return got as unknown as Gradients;
  };

  check('the biases', { points: 1, rule: 'A bias is a weight on a constant 1, so its derivative is the δ of its neuron.' }, async ({ expect }) => {
    const network = cutNetwork(2, 2, 2, Array.from({ length: 64 }, () => random.float(-1, 1)));
    const got = await gradientsOf(network, expect);
    const wanted = gradientsByDifferences(network);
    expect(got.b1, 'b1').toBeCloseTo(wanted.b1, { within: 1e-6 });
    expect(got.b2, 'b2').toBeCloseTo(wanted.b2, { within: 1e-6 });
  });

  check('three inputs, four hidden neurons, one output', { points: 1, rule: 'Sizes may differ from layer to layer.' }, async ({ expect }) => {
    const network = cutNetwork(3, 4, 1, Array.from({ length: 64 }, () => random.float(-1, 1)));
    const got = await gradientsOf(network, expect);
    const wanted = gradientsByDifferences(network);
    expect(got.W1, 'W1').toBeCloseTo(wanted.W1, { within: 1e-6 });
    expect(got.W2, 'W2').toBeCloseTo(wanted.W2, { within: 1e-6 });
  });

  const two = vector({ length: 2, min: -1, max: 1 });
  const twoByTwo = array(two, { length: 2 });
  check.deterministic('only looks at the network', {
    points: 1,
    rule: 'The backward pass computes derivatives; moving the weights is the step after it.',
    of: 'backward',
    inputs: [two, two, twoByTwo, two, twoByTwo, two],
  });

  check.property(
    'equals finite differences for any network',
    {
      points: 3,
      rule: 'Moving any weight or bias by a little h changes E by h times its derivative.',
      inputs: [int({ min: 1, max: 3 }), int({ min: 1, max: 4 }), int({ min: 2, max: 3 }), array(float({ min: -2, max: 2 }), { length: 64 })],
      runs: 20,
    },
    async ({ expect }, inputs, hidden, outputs, numbers) => {
      const network = cutNetwork(inputs, hidden, outputs, numbers);
      const got = await gradientsOf(network, expect);
      const wanted = gradientsByDifferences(network);
      expect(got.W1, 'W1').toBeCloseTo(wanted.W1, { within: 1e-6 });
      expect(got.b1, 'b1').toBeCloseTo(wanted.b1, { within: 1e-6 });
      expect(got.W2, 'W2').toBeCloseTo(wanted.W2, { within: 1e-6 });
      expect(got.b2, 'b2').toBeCloseTo(wanted.b2, { within: 1e-6 });
    },
  );
});
