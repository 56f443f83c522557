<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlertFacts</name>
    <message numerus="yes">
        <source>%1; it matches %n alert(s) now.</source>
        <extracomment>A silence. %1 = its state, %n = how many alerts it matches now</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CostFacts</name>
    <message numerus="yes">
        <source>%1 in %n complete day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dora</name>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed rollouts apart</source>
        <extracomment>rollouts that did not reach production</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not recovered yet</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message numerus="yes">
        <source>Not proven: %n step(s) NOT EXERCISED.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::AlertDeeds</name>
    <message numerus="yes">
        <source>Silence %n alert(s) for %1</source>
        <extracomment>Button: verb, object, how long. %n = alerts, %1 = &quot;2 h&quot;</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::CostTiles</name>
    <message numerus="yes">
        <source>%n complete day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n budget(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
    <name>mw::LogPanel</name>
    <message numerus="yes">
        <source>%n lines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
</context>
<context>
    <name>mw::run::RunPage</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
</TS>
