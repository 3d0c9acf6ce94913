package dev.pipaccel.model.hash;

/// A digest of a file: algorithm in lower case as Python's `hashlib` names it, digest in lower-case
/// hexadecimal.
public record Hash(String algorithm, String digest) {
  @Override
  public String toString() {
    return algorithm + ":" + digest;
  }
}
