<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlertFacts</name>
    <message numerus="yes">
        <source>%1; it matches %n alert(s) now.</source>
        <extracomment>A silence. %1 = its state, %n = how many alerts it matches now</extracomment>
        <translation>
            <numerusform>%1; it matches %n alert now.</numerusform>
            <numerusform>%1; it matches %n alerts now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message numerus="yes">
        <source>Median of %n run(s) that came through: %1 to %2</source>
        <translation>
            <numerusform>Median of %n run that came through: %1 to %2</numerusform>
            <numerusform>Median of %n runs that came through: %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1 live, %2 drill, %3 simulated</source>
        <extracomment>Runs of a runbook by their mode. %1 = live, %2 = drills, %3 = simulated</extracomment>
        <translation>
            <numerusform>%n run: %1 live, %2 drill, %3 simulated</numerusform>
            <numerusform>%n runs: %1 live, %2 drill, %3 simulated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CostFacts</name>
    <message numerus="yes">
        <source>%1 in %n complete day(s)</source>
        <translation>
            <numerusform>%1 in %n complete day</numerusform>
            <numerusform>%1 in %n complete days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dora</name>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n ignored</numerusform>
            <numerusform>%n ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed rollouts apart</source>
        <extracomment>rollouts that did not reach production</extracomment>
        <translation>
            <numerusform>%n failed rollout apart</numerusform>
            <numerusform>%n failed rollouts apart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not recovered yet</source>
        <translation>
            <numerusform>%n not recovered yet</numerusform>
            <numerusform>%n not recovered yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n production deployment(s)</source>
        <extracomment>What a figure was computed from</extracomment>
        <translation>
            <numerusform>%n production deployment</numerusform>
            <numerusform>%n production deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <extracomment>What a figure was computed from: incidents of the pager</extracomment>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s)</source>
        <extracomment>What a figure was computed from</extracomment>
        <translation>
            <numerusform>%n commit</numerusform>
            <numerusform>%n commits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed deployment(s)</source>
        <extracomment>What a figure was computed from</extracomment>
        <translation>
            <numerusform>%n failed deployment</numerusform>
            <numerusform>%n failed deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not known of %n page(s)</source>
        <extracomment>%n = incidents of which it is not known when somebody took them</extracomment>
        <translation>
            <numerusform>not known of %n page</numerusform>
            <numerusform>not known of %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, mean of %n incident(s), those that overlap as one</source>
        <extracomment>%1 = &quot;4 d 2 h&quot;, %n = number of incidents; those that overlap count once</extracomment>
        <translation>
            <numerusform>%1, mean of %n incident, those that overlap as one</numerusform>
            <numerusform>%1, mean of %n incidents, those that overlap as one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from the confirmed start of the impact</source>
        <extracomment>What a figure was computed from: of %n pages not their creation, but the start of the impact that a person confirmed</extracomment>
        <translation>
            <numerusform>%n from the confirmed start of the impact</numerusform>
            <numerusform>%n from the confirmed start of the impact</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryOrigin</name>
    <message numerus="yes">
        <source>%n journal(s) of it in %1</source>
        <extracomment>Which journals a number was computed from. %1 = folder</extracomment>
        <translation>
            <numerusform>%n journal of it in %1</numerusform>
            <numerusform>%n journals of it in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProviderWords</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <extracomment>%1 = what is told of the worst one; %n = how many others there are</extracomment>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadyWords</name>
    <message numerus="yes">
        <source>It has %n error(s) and cannot be started.</source>
        <extracomment>%n = mistakes that lint finds</extracomment>
        <translation>
            <numerusform>It has %n error and cannot be started.</numerusform>
            <numerusform>It has %n errors and cannot be started.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message numerus="yes">
        <source>Not proven: %n step(s) NOT EXERCISED.</source>
        <translation>
            <numerusform>Not proven: %n step NOT EXERCISED.</numerusform>
            <numerusform>Not proven: %n steps NOT EXERCISED.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>does %n step(s)</source>
        <extracomment>what an option of a decision does before the run goes on</extracomment>
        <translation>
            <numerusform>does %n step</numerusform>
            <numerusform>does %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>End of a list. %n = how many are left out</extracomment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s).</source>
        <extracomment>Below the verdict. %n = further findings</extracomment>
        <translation>
            <numerusform>%n more finding.</numerusform>
            <numerusform>%n more findings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signal(s)</source>
        <extracomment>How many alerts, findings and pages speak of one object</extracomment>
        <translation>
            <numerusform>%n signal</numerusform>
            <numerusform>%n signals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <extracomment>How many pages were sent about it</extracomment>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more freeze(s)</source>
        <extracomment>In the T box. %n = change freezes that are left out</extracomment>
        <translation>
            <numerusform>%n more freeze</numerusform>
            <numerusform>%n more freezes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n freeze(s) not understood</source>
        <extracomment>In the T box. %n = change freezes of the estate file with a mistake</extracomment>
        <translation>
            <numerusform>%n freeze not understood</numerusform>
            <numerusform>%n freezes not understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n more</source>
        <extracomment>Behind a chaos experiment. %n = how many others run</extracomment>
        <translation>
            <numerusform>, %n more</numerusform>
            <numerusform>, %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <extracomment>Behind the first thing that is missing. %n = how many others</extracomment>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchOrigin</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::AlertDeeds</name>
    <message numerus="yes">
        <source>Silence %n alert(s) for %1</source>
        <extracomment>Button: verb, object, how long. %n = alerts, %1 = &quot;2 h&quot;</extracomment>
        <translation>
            <numerusform>Silence %n alert for %1</numerusform>
            <numerusform>Silence %n alerts for %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::AlertsPane</name>
    <message numerus="yes">
        <source>alert(s)</source>
        <translation>
            <numerusform>alert</numerusform>
            <numerusform>alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>entry(s)</source>
        <translation>
            <numerusform>entry</numerusform>
            <numerusform>entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>silence(s)</source>
        <translation>
            <numerusform>silence</numerusform>
            <numerusform>silences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>page(s)</source>
        <translation>
            <numerusform>page</numerusform>
            <numerusform>pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shift(s)</source>
        <translation>
            <numerusform>shift</numerusform>
            <numerusform>shifts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::ClusterStrip</name>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::ClustersPane</name>
    <message numerus="yes">
        <source>finding(s)</source>
        <translation>
            <numerusform>finding</numerusform>
            <numerusform>findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>workload(s)</source>
        <translation>
            <numerusform>workload</numerusform>
            <numerusform>workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pod(s)</source>
        <translation>
            <numerusform>pod</numerusform>
            <numerusform>pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>node(s)</source>
        <translation>
            <numerusform>node</numerusform>
            <numerusform>nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>event(s)</source>
        <translation>
            <numerusform>event</numerusform>
            <numerusform>events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>namespace(s)</source>
        <translation>
            <numerusform>namespace</numerusform>
            <numerusform>namespaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Logs of %n pod(s)</source>
        <translation>
            <numerusform>Logs of %n pod</numerusform>
            <numerusform>Logs of %n pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::CostPane</name>
    <message numerus="yes">
        <source>service(s)</source>
        <extracomment>after a number: services of a cloud on a bill</extracomment>
        <translation>
            <numerusform>service</numerusform>
            <numerusform>services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>group(s)</source>
        <extracomment>after a number: what cost is allocated to</extracomment>
        <translation>
            <numerusform>group</numerusform>
            <numerusform>groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::CostTiles</name>
    <message numerus="yes">
        <source>%n complete day(s)</source>
        <translation>
            <numerusform>%n complete day</numerusform>
            <numerusform>%n complete days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n budget(s)</source>
        <translation>
            <numerusform>%n budget</numerusform>
            <numerusform>%n budgets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::DeliveryPane</name>
    <message numerus="yes">
        <source>run(s)</source>
        <translation>
            <numerusform>run</numerusform>
            <numerusform>runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deployment(s)</source>
        <extracomment>Word after a count</extracomment>
        <translation>
            <numerusform>deployment</numerusform>
            <numerusform>deployments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::FirstRun</name>
    <message numerus="yes">
        <source>Open %n cluster(s)</source>
        <extracomment>First-run page: button. %n = number of ticked clusters</extracomment>
        <translation>
            <numerusform>Open %n cluster</numerusform>
            <numerusform>Open %n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::IncidentClock</name>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Last line of a tooltip. %n = marks that are not listed</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::LogBoard</name>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>newest %n lines</source>
        <extracomment>of a log that may be longer; only its newest lines were fetched</extracomment>
        <translation>
            <numerusform>newest %n line</numerusform>
            <numerusform>newest %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) match</source>
        <extracomment>search in a log: %1 = how many lines match</extracomment>
        <translation>
            <numerusform>%n line matches</numerusform>
            <numerusform>%n lines match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::MainWindow</name>
    <message numerus="yes">
        <source>%1: %n call(s) today for %2, %3 this month</source>
        <extracomment>Tooltip of what asking a paid API costs. %1 = source, %2, %3 = amounts</extracomment>
        <translation>
            <numerusform>%1: %n call today for %2, %3 this month</numerusform>
            <numerusform>%1: %n calls today for %2, %3 this month</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::NeedsList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Below a list. %n = rows that do not fit</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snoozed</source>
        <extracomment>Below a list, can be clicked. %n = rows put off until later</extracomment>
        <translation>
            <numerusform>%n snoozed</numerusform>
            <numerusform>%n snoozed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more of this cluster, since then or later</source>
        <extracomment>Below a row of lost nodes. %n = rows of workloads and nodes of that cluster</extracomment>
        <translation>
            <numerusform>%n more of this cluster, since then or later</numerusform>
            <numerusform>%n more of this cluster, since then or later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::OfferStrip</name>
    <message numerus="yes">
        <source>%1 found %n time(s) through the API server of %2:</source>
        <extracomment>Offer. %n = how many there are, %1 = &quot;Prometheus&quot;, %2 = name of a kubeconfig context. A button behind it names the one that is meant.</extracomment>
        <translation>
            <numerusform>%1 found %n time through the API server of %2:</numerusform>
            <numerusform>%1 found %n times through the API server of %2:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::PictureDialog</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <extracomment>Count of what was replaced in a picture</extracomment>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <extracomment>Count of what was replaced in a picture: network addresses</extracomment>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s)</source>
        <extracomment>Count of what was replaced in a picture</extracomment>
        <translation>
            <numerusform>%n tenant</numerusform>
            <numerusform>%n tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <extracomment>Count of what was replaced in a picture</extracomment>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n team(s)</source>
        <extracomment>Count of what was replaced in a picture</extracomment>
        <translation>
            <numerusform>%n team</numerusform>
            <numerusform>%n teams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <extracomment>Count of what was replaced in a picture: accounts of a cloud</extracomment>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::PictureSheet</name>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>After some names of sources: how many more there are</extracomment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::PodLogs</name>
    <message numerus="yes">
        <source>pod(s)</source>
        <translation>
            <numerusform>pod</numerusform>
            <numerusform>pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::RunbooksPane</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>runbook(s)</source>
        <extracomment>Word after a count</extracomment>
        <translation>
            <numerusform>runbook</numerusform>
            <numerusform>runbooks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>run(s)</source>
        <extracomment>Word after a count: runs of runbooks</extracomment>
        <translation>
            <numerusform>run</numerusform>
            <numerusform>runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::SlosPane</name>
    <message numerus="yes">
        <source>SLO(s)</source>
        <extracomment>after a number: &quot;1 SLO&quot;, &quot;12 SLOs&quot;</extracomment>
        <translation>
            <numerusform>SLO</numerusform>
            <numerusform>SLOs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::TenantPicker</name>
    <message numerus="yes">
        <source>%n tenant(s)</source>
        <translation>
            <numerusform>%n tenant</numerusform>
            <numerusform>%n tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <extracomment>Beside a tenant: how many pods it has</extracomment>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::TonightCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Below a list. %n = silences that are left out</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::TopBar</name>
    <message numerus="yes">
        <source>Search %n tenant(s)…</source>
        <extracomment>Scope picker: opens the list of tenants with a search. %n = how many there are</extracomment>
        <translation>
            <numerusform>Search %n tenant…</numerusform>
            <numerusform>Search %n tenants…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::WatchPane</name>
    <message numerus="yes">
        <source>%n pages</source>
        <extracomment>Pages of one cause</extracomment>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the sources are not seen</source>
        <extracomment>%n = parts of sources that are not seen, such as events</extracomment>
        <translation>
            <numerusform>%n part of the sources is not seen</numerusform>
            <numerusform>%n parts of the sources are not seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 sources are not seen</source>
        <extracomment>%n = sources that are not seen, %1 = of how many</extracomment>
        <translation>
            <numerusform>%n of %1 sources is not seen</numerusform>
            <numerusform>%n of %1 sources are not seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Logs of failing pods (%n)</source>
        <extracomment>Title over the logs of pods that are not ready
----------
%n = pods that are not ready</extracomment>
        <translation>
            <numerusform>Logs of failing pods (%n)</numerusform>
            <numerusform>Logs of failing pods (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::WhyCard</name>
    <message numerus="yes">
        <source>why: %n fact(s)</source>
        <extracomment>Heading over the facts behind the verdict. %n = facts</extracomment>
        <translation>
            <numerusform>why: %n fact</numerusform>
            <numerusform>why: %n facts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::run::GateChart</name>
    <message numerus="yes">
        <source>%n query error(s): %1</source>
        <translation>
            <numerusform>%n query error: %1</numerusform>
            <numerusform>%n query errors: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n failure(s)</source>
        <translation>
            <numerusform>%1 of %n failure</numerusform>
            <numerusform>%1 of %n failures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::run::RunPage</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::run::RunSide</name>
    <message numerus="yes">
        <source>without %n step(s)</source>
        <translation>
            <numerusform>without %n step</numerusform>
            <numerusform>without %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::run::StepCard</name>
    <message numerus="yes">
        <source>%1 of %n approval(s)</source>
        <translation>
            <numerusform>%1 of %n approval</numerusform>
            <numerusform>%1 of %n approvals</numerusform>
        </translation>
    </message>
</context>
</TS>
