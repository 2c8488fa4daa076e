/** The figure's style sheets for the server's picture of it; its script comes later (deferred-figure.tsx). */
import '../figure-foot.module.css';
import '../frame.module.css';
import './error-chart.module.css';
import './fit-plot.module.css';
import './overfit-curve.module.css';
