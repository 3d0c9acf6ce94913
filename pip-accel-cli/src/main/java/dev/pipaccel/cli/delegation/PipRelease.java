package dev.pipaccel.cli.delegation;

import dev.pipaccel.environment.PythonRelease;

/// The releases of pip that are kept: for each Python the newest that runs on it. The digests are
/// those that the index published.
enum PipRelease {
  PIP_26_3(
      "pip-26.3-py3-none-any.whl",
      "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"),
  PIP_26_0_1(
      "pip-26.0.1-py3-none-any.whl",
      "bdb1b08f4274833d62c1aa29e20907365a2ceb950410df15fc9521bad440122b"),
  PIP_25_0_1(
      "pip-25.0.1-py3-none-any.whl",
      "c46efd13b6aa8279f33f2864459c8ce587ea6a1a59ee20de055868d8f7688f7f"),
  PIP_24_0(
      "pip-24.0-py3-none-any.whl",
      "ba0d021a166865d2265246961bec0152ff124de910c5cc39f1156ce3fa7c69dc"),
  PIP_21_3_1(
      "pip-21.3.1-py3-none-any.whl",
      "deaf32dcd9ab821e359cd8330786bcd077604b5c5730c0b096eda46f95c24a2d"),
  PIP_20_3_4(
      "pip-20.3.4-py2.py3-none-any.whl",
      "217ae5161a0e08c0fb873858806e3478c9775caffce5168b50ec885e358c199d");

  private final String filename;
  private final String sha256;

  PipRelease(String filename, String sha256) {
    this.filename = filename;
    this.sha256 = sha256;
  }

  /// Returns the newest release that runs on a Python.
  static PipRelease servingPython(PythonRelease python) {
    if (python.isAtLeast(3, 10)) {
      return PIP_26_3;
    }
    if (python.isAtLeast(3, 9)) {
      return PIP_26_0_1;
    }
    if (python.isAtLeast(3, 8)) {
      return PIP_25_0_1;
    }
    if (python.isAtLeast(3, 7)) {
      return PIP_24_0;
    }
    return python.isAtLeast(3, 6) ? PIP_21_3_1 : PIP_20_3_4;
  }

  /// Returns the name of its wheel.
  String filename() {
    return filename;
  }

  /// Returns the digest of its wheel, lower-case hexadecimal.
  String sha256() {
    return sha256;
  }

  @Override
  public String toString() {
    return "pip " + filename.substring("pip-".length(), filename.indexOf("-py"));
  }
}
