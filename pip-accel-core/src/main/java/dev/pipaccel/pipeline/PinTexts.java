package dev.pipaccel.pipeline;

import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.Pin;

/// How messages call a pin.
final class PinTexts {
  private PinTexts() {}

  /// The requirement as pip shows it, with who asks for it.
  static String requirement(Pin pin) {
    String text = pin.root().map(RootRequirement::text).orElse(pin.name() + "==" + pin.version());
    return pin.requiredBy().isEmpty()
        ? text
        : text + " (from " + String.join("->", pin.requiredBy()) + ")";
  }

  /// The pin as `Successfully installed` shows it.
  static String installed(Pin pin) {
    return pin.displayName() + "-" + pin.version();
  }
}
