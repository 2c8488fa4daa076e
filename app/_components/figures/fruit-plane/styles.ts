/** The figure's style sheets for the server's picture of it; its script comes later (deferred-figure.tsx). */
import '../../ui/button.module.css';
import '../choice-row.module.css';
import '../figure-foot.module.css';
import '../frame.module.css';
import '../math-text.module.css';
import '../plane/plane.module.css';
import './fruit-plane.module.css';
