namespace ServiceBlog.LinkCheck.External;

/// <summary>Counts from many threads and reports in order.</summary>
internal sealed class ProgressCount(IProgress<ExternalProgress>? progress, int total)
{
    private readonly Lock _lock = new();
    private int _done;

    public void Start(string host) => Report(host, finished: 0);

    public void Finish(string host) => Report(host, finished: 1);

    private void Report(string host, int finished)
    {
        lock (_lock)
        {
            _done += finished;
            progress?.Report(new ExternalProgress(_done, total, host));
        }
    }
}
