/** The figure's style sheets for the server's picture of it; its script comes later (deferred-figure.tsx). */
import '../../ui/button.module.css';
import '../binding/bound-names.module.css';
import '../choice-row.module.css';
import '../figure-foot.module.css';
import '../frame.module.css';
import '../math-text.module.css';
import '../number-field.module.css';
import '../plane/plane.module.css';
import './history-line.module.css';
import './learning-plane.module.css';
