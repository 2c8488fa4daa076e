/** The figure's style sheets for the server's picture of it; its script comes later (deferred-figure.tsx). */
import '../binding/bound-names.module.css';
import '../choice-row.module.css';
import '../figure-foot.module.css';
import '../frame.module.css';
import '../math-text.module.css';
import '../number-field.module.css';
import '../slider-field.module.css';
import './activation-curves.module.css';
import './curve-plot.module.css';
import './softmax-shares.module.css';
