using System.Globalization;
using ServiceBlog.Commands;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Preview;

namespace ServiceBlog.Tests.Support;

/// <summary>A preview of a folder on the disk, as the command runs it, in this process.</summary>
internal sealed class RunningPreview : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly StringWriter _said = new();
    private readonly TextWriter _terminal;
    private readonly Task _life;
    private readonly PreviewServer _server;

    private RunningPreview(PreviewServer server, LivePreview live, BuildSettings settings, ShellContext context)
    {
        _server = server;
        Live = live;
        Address = new Uri($"http://127.0.0.1:{server.Port.ToString(CultureInfo.InvariantCulture)}/");
        _terminal = TextWriter.Synchronized(_said);
        context = context with { Terminal = new Terminal(_terminal, _terminal) };
        var session = new PreviewSession(new PreviewBuilder(settings, context), live, new PreviewLog(settings, context), context);
        _life = Task.Run(() => session.Run(build => build(null), () => { }, _ended.Token));
    }

    public Uri Address { get; }

    public LivePreview Live { get; }

    /// <summary>What it has told the terminal so far.</summary>
    public string Said
    {
        get
        {
            lock (_terminal) // as the synchronized writer does
                return _said.ToString();
        }
    }

    public static Task<RunningPreview> Start(
        TempFolder folder, int port = 0, BuildOptions? options = null, Func<BuildInput, IOutputTarget, BuildResult>? pipeline = null) =>
        Start(folder["input"], folder.Path, port, options, pipeline);

    /// <param name="input">The input folder.</param>
    /// <param name="workingDirectory">Relative to which paths are shown.</param>
    /// <param name="port">To come back at the address of another one; 0 for a free one.</param>
    /// <param name="options">What to show; by default as the command does.</param>
    /// <param name="pipeline">To see or disturb what it builds; by default the real one.</param>
    public static async Task<RunningPreview> Start(
        string input, string workingDirectory, int port = 0, BuildOptions? options = null, Func<BuildInput, IOutputTarget, BuildResult>? pipeline = null)
    {
        var live = new LivePreview();
        var server = await PreviewServer.Start(live, port == 0 ? 47200 : port, triesNext: port == 0, CancellationToken.None);
        var context = ShellContext.OfThisProcess() with { WorkingDirectory = workingDirectory, Pipeline = pipeline ?? SitePipeline.Run };
        var settings = new BuildSettings
        {
            Input = input,
            Output = Path.Combine(workingDirectory, "output"),
            Verbose = true,
            Options = options ?? new BuildOptions { Drafts = true, Future = true },
        };
        return new RunningPreview(server, live, settings, context);
    }

    /// <summary>Waits until what is shown is as wanted; fails if the preview ends before, or hangs.</summary>
    public async Task<PreviewState> Until(Func<PreviewState, bool> isWanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var state = Live.Current;
        try
        {
            while (!isWanted(state))
                state = await Live.After(state, patience.Token);
            return state;
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"The preview never showed that. It said:\n{Said}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _life.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await _server.DisposeAsync();
        _ended.Dispose();
    }
}
