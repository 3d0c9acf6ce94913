package dev.pipaccel.pipeline;

import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.Pin;

/// How messages call a pin.
final class PinTexts {
  private PinTexts() {}

  /// The name as the user wrote it, else as the project writes it.
  static String name(Pin pin) {
    return pin.root()
        .flatMap(RootRequirement::requirement)
        .map(Requirement::displayName)
        .orElse(pin.metadata().displayName());
  }

  /// The requirement as pip shows it, with who asks for it.
  static String requirement(Pin pin) {
    String text = pin.root().map(RootRequirement::text).orElse(pin.name() + "==" + pin.version());
    return pin.requiredBy().isEmpty()
        ? text
        : text + " (from " + String.join("->", pin.requiredBy()) + ")";
  }

  /// The pin as `Successfully installed` shows it.
  static String installed(Pin pin) {
    return PinTexts.name(pin) + "-" + pin.version();
  }
}
