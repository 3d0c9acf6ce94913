package dev.pipaccel.config;

import java.util.List;

/// Everything that options, environment variables and configuration files say about one run, in
/// pip's order of precedence: arguments, then `PIP_*`, then the pip.conf files, then defaults.
public record Settings(
    TargetSettings target,
    IndexSettings index,
    NetworkSettings network,
    SelectionSettings selection,
    BuildSettings build,
    InstallSettings install,
    CacheSettings cache,
    OutputSettings output,
    AccelSettings accel) {

  /// Returns these settings with another shared cache.
  public Settings with(SharedCacheSettings sharedCache) {
    return new Settings(
        target, index, network, selection, build, install, cache, output, accel.with(sharedCache));
  }

  /// Returns these settings as changed by the options that requirements files contain, applied one
  /// after the other in the order in which pip meets them.
  public Settings withFileOptions(List<FileOption> options) {
    IndexSettings newIndex = index;
    NetworkSettings newNetwork = network;
    SelectionSettings newSelection = selection;
    OutputSettings newOutput = output;
    for (FileOption option : options) {
      switch (option) {
        case FileOption.NoIndex() -> newIndex = newIndex.withoutIndexes();
        case FileOption.IndexUrl(String url) -> newIndex = newIndex.withIndexUrl(url);
        case FileOption.ExtraIndexUrl(String url) -> newIndex = newIndex.withExtraIndexUrl(url);
        case FileOption.FindLinks(String place) -> newIndex = newIndex.withFindLinks(place);
        case FileOption.TrustedHost(String host, String _) ->
            newNetwork = newNetwork.withTrustedHost(host);
        case FileOption.NoBinary(String value) ->
            newSelection = newSelection.with(newSelection.formats().withNoBinary(value));
        case FileOption.OnlyBinary(String value) ->
            newSelection = newSelection.with(newSelection.formats().withOnlyBinary(value));
        case FileOption.AllReleases(String value) ->
            newSelection = newSelection.with(newSelection.releases().withAllReleases(value));
        case FileOption.OnlyFinal(String value) ->
            newSelection = newSelection.with(newSelection.releases().withOnlyFinal(value));
        case FileOption.Pre() ->
            newSelection = newSelection.with(newSelection.releases().allowingAll());
        case FileOption.PreferBinary() -> newSelection = newSelection.preferringBinary();
        case FileOption.RequireHashes() -> newSelection = newSelection.requiringHashes();
        case FileOption.NoRequireHashes() -> newSelection = newSelection.notRequiringHashes();
        case FileOption.UseFeature(String feature) -> newOutput = newOutput.withFeature(feature);
      }
    }
    return new Settings(
        target, newIndex, newNetwork, newSelection, build, install, cache, newOutput, accel);
  }
}
