/** The figure's style sheets for the server's picture of it; its script comes later (deferred-figure.tsx). */
import '../choice-row.module.css';
import '../figure-foot.module.css';
import '../frame.module.css';
import './layer-chart.module.css';
import './vanishing-gradients.module.css';
