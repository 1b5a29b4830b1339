using System.Globalization;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

public sealed class PreviewCommandTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task It_serves_the_site_under_its_base_path_until_it_is_interrupted()
    {
        if (OperatingSystem.IsWindows())
            return; // has no way to send Ctrl+C to one process
        _temp.Add("input/site.yml", "baseUrl: https://example.org/kb/");
        using var child = ChildProcess.Start(ChildProcess.Self, ["preview"], _temp.Path);
        var said = await child.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        var address = new Uri(said.ShouldNotBeNull().Split(' ')[1]);

        address.AbsolutePath.ShouldBe("/kb/");
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        (await client.GetStringAsync(address, TestContext.Current.CancellationToken)).ShouldStartWith("home<script ");

        ChildProcess.Run("kill", ["-INT", child.Id.ToString(CultureInfo.InvariantCulture)]).ExitCode.ShouldBe(0);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        child.ExitCode.ShouldBe(0);
        Directory.GetFileSystemEntries(_temp.Path).ShouldBe([_temp["input"]]);
    }
}
