/** The figure's style sheets for the server's picture of it; its script comes later (deferred-figure.tsx). */
import '../binding/bound-names.module.css';
import '../frame.module.css';
import '../math-text.module.css';
import '../number-field.module.css';
import './backprop-stepper.module.css';
import './explain-panel.module.css';
import './network-diagram.module.css';
import './number-grid.module.css';
import './scrubber.module.css';
import './step-panel.module.css';
import './step-table.module.css';
import './training.module.css';
import './value-button.module.css';
