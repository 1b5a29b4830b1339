namespace ServiceBlog.Reporting;

/// <summary>Tells what came of a run.</summary>
internal interface IReporter
{
    void Report(RunReport report);
}
