package dev.pipaccel.index;

/// The version of the simple API that a page follows (PEP 629).
final class ApiVersion {
  private ApiVersion() {}

  /// Refuses pages of another major version than 1; what a newer minor version adds can be passed
  /// over.
  static void check(String version) throws PageException {
    int dot = version.indexOf('.');
    String major = dot < 0 ? version : version.substring(0, dot);
    if (!major.equals("1")) {
      throw new PageException("it follows version " + version + " of the API, known is 1");
    }
  }
}
