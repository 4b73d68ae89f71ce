// The order of the style sheets: Mantine first, then our ground; the parts bring their own and win.
import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Tooltip.css";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
