using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Browser.Tests;

/// <summary>A site with the default theme, served as it will be published, without a mistake in it.</summary>
internal sealed class ServedSite : IAsyncDisposable
{
    private readonly RunningPreview _preview;

    private ServedSite(RunningPreview preview) => _preview = preview;

    public static async Task<ServedSite> Start(string input, string workingDirectory)
    {
        var preview = await RunningPreview.Start(input, workingDirectory, options: new BuildOptions());
        await preview.Until(state => state.IsBuilt);
        preview.Live.Current.Problems.ShouldBeEmpty();
        return new ServedSite(preview);
    }

    public string AddressOf(string path) => new Uri(_preview.Address, path).AbsoluteUri;

    public ValueTask DisposeAsync() => _preview.DisposeAsync();
}
