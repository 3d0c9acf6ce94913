package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.report.Report;

/// Finds the distributions that meet a request, the same that pip 26.3 would choose, or any where
/// pip gives up.
public final class Resolver {
  private final PackageProvider provider;
  private final Report report;

  /// A resolver that asks `provider` and says pip's lines to `report`.
  public Resolver(PackageProvider provider, Report report) {
    this.provider = provider;
    this.report = report;
  }

  /// Resolves a request.
  ///
  /// @throws dev.pipaccel.error.ResolutionException if no set of distributions meets it; the detail
  ///   tells why
  /// @throws PipAccelException what the provider throws
  public Resolution resolve(ResolutionRequest request) throws PipAccelException {
    return new ResolutionRun(request, provider, report, ResolutionRun.MOST_ROUNDS).run();
  }
}
