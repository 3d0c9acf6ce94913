package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.report.Report;
import dev.pipaccel.resolver.search.LearningSearch;
import dev.pipaccel.resolver.search.Search;
import dev.pipaccel.resolver.search.Solution;
import dev.pipaccel.resolver.search.TooManyRoundsException;
import dev.pipaccel.resolver.search.UnsatisfiableException;
import java.util.Optional;

/// One resolution from request to answer.
final class ResolutionRun {
  /// After so many rounds pip gives up.
  static final int MOST_ROUNDS = 200_000;

  private final ResolutionRequest request;
  private final Report report;
  private final int patience;
  private final Finder finder;
  private final Prefetcher prefetcher;
  private final CandidateFactory candidates;
  private final NeedFactory needs;

  /// @param patience the rounds after which any answer will do
  ResolutionRun(ResolutionRequest request, PackageProvider provider, Report report, int patience) {
    this.request = request;
    this.report = report;
    this.patience = patience;
    this.finder = new Finder(provider, request);
    SharedMetadata metadata = new SharedMetadata(provider);
    this.prefetcher = new Prefetcher(finder, provider, metadata, request);
    this.candidates = new CandidateFactory(provider, metadata, request, report);
    this.needs = new NeedFactory(candidates, request, report);
  }

  Resolution run() throws PipAccelException {
    try (prefetcher) {
      prefetcher.start();
      RootNeeds roots = RootNeeds.of(request, needs);
      var matches = new MatchFinder(finder, candidates, needs, roots, prefetcher, request, report);
      return new ResolutionBuilder(request, report).build(search(matches, roots), roots);
    }
  }

  private Solution<Identifier, Candidate> search(MatchFinder matches, RootNeeds roots)
      throws PipAccelException {
    var problem = new PipProblem(matches, needs, roots, report);
    try {
      return new Search<>(problem).run(roots.needs(), patience);
    } catch (UnsatisfiableException e) {
      var proof = new ConflictProof(matches, candidates, needs, roots);
      var conflicts = new ConflictReport(finder, candidates, roots, request, proof);
      throw conflicts.explain(e.causes(problem));
    } catch (TooManyRoundsException e) {
      return anyAnswer(matches, roots).orElseThrow(() -> tooComplex(e));
    }
  }

  /// Looks for an answer where pip has none.
  private Optional<Solution<Identifier, Candidate>> anyAnswer(MatchFinder matches, RootNeeds roots)
      throws PipAccelException {
    report.remark(
        "pip gives up here, after "
            + patience
            + " rounds. What is found now meets all requirements, but is no answer of pip's.");
    var problem = new PipProblem(matches, needs, roots, report);
    return new LearningSearch<>(problem).run(roots.needs(), MOST_ROUNDS);
  }

  private static ResolutionException tooComplex(TooManyRoundsException e) {
    return new ResolutionException(
        "Dependency resolution exceeded maximum depth",
        "The dependency graph is too complex to be solved efficiently",
        "Try adding lower bounds to constrain your dependencies, for example: 'package>=2.0.0'"
            + " instead of just 'package'",
        e);
  }
}
