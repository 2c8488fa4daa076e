/** `epoch/controls` in a notebook that was taken along: there is nothing to move, so a control is what it begins with, and says so. */
import { describeRaw } from '#lib/notebook/controls/describe-control.ts';
import { connectControls } from '#lib/notebook/controls/host.ts';

export * from '#lib/notebook/controls/index.ts';

connectControls({
  open({ spec, initial, decode }) {
    const what = spec.type === 'webcam' || spec.type === 'file' ? `a ${spec.type}, whose value is null here` : `a ${spec.type} set to ${describeRaw(spec, initial)}`;
    console.log(`${spec.label}: ${what}. It can be moved in the lesson; here, change it in the code.`);
    const value = decode(initial);
    return () => value;
  },
});
