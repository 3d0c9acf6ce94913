package dev.pipaccel.model.tag;

/// A compatibility tag (PEP 425), each part in lower case.
public record Tag(String interpreter, String abi, String platform) {
  @Override
  public String toString() {
    return interpreter + "-" + abi + "-" + platform;
  }
}
