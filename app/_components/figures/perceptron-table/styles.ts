/** The figure's style sheets for the server's picture of it; its script comes later (deferred-figure.tsx). */
import '../binding/bound-names.module.css';
import '../choice-row.module.css';
import '../frame.module.css';
import '../math-text.module.css';
import '../number-field.module.css';
import '../slider-field.module.css';
import './perceptron-table.module.css';
import './sum-line.module.css';
import './truth-rows.module.css';
