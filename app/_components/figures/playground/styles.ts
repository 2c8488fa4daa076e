/** The figure's style sheets for the server's picture of it; its script comes later (deferred-figure.tsx). */
import '../choice-row.module.css';
import '../frame.module.css';
import '../math-text.module.css';
import '../number-field.module.css';
import './controls.module.css';
import './loss-curve.module.css';
import './network-panel.module.css';
import './output-panel.module.css';
import './own-data.module.css';
import './playground.module.css';
import './weights-panel.module.css';
